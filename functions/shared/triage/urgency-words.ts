/** Words a customer presses with. Anyone can write them, so they raise the rules' priority by one step and set no floor. */
export const URGENCY_WORDS = [
  ...[
    "urgent",
    "urgently",
    "urgency",
    "asap",
    "as soon as possible",
    "immediately",
    "immediate",
    "emergency",
    "critical",
  ],
  ...["deadline", "blocked", "blocking us", "blocker", "cannot work", "can't work", "unable to work", "losing money"],
  ...["losing customers", "legal action", "lawyer", "unacceptable", "urgente", "inmediatamente", "inaceptable"],
  ...[
    "immediatement",
    "inacceptable",
    "dringend",
    "sofort",
    "inakzeptabel",
    "subito",
    "inaccettabile",
    "imediatamente",
  ],
  ...["至急", "緊急", "급합니다", "긴급", "紧急", "緊急", "तुरंत", "عاجل"],
];
