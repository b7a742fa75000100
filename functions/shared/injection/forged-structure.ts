/** A less-than sign, as it is written where it must not be one. */
const LESS = String.raw`(?:<|‹|＜|﹤|\\u003c|&lt;|%3c)`;
const MORE = String.raw`(?:>|›|＞|﹥|\\u003e|&gt;|%3e)`;

/** Marks of prompts, chats and tool calls, which belong to programs and not to what a customer writes. */
const FORGED: readonly RegExp[] = [
  // The prompt's own tags, and what others name theirs. Windows writes <System> in its event log.
  new RegExp(String.raw`${LESS}\s?\/?\s?(?:ticket|data)(?:-\w{1,40})?\s{0,3}${MORE}`, "i"),
  new RegExp(
    String.raw`${LESS}\s?\/?\s?(?:system|SYSTEM|system[_-]prompt|instructions?|INSTRUCTIONS?|assistant|developer|admin|user_input|customer_message|untrusted)\s{0,3}${MORE}`,
  ),
  // Tokens of chat templates.
  /<\|[a-z_ ]{2,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<\/?s>\s?\[/i,
  /^\s{0,3}#{2,6}\s{0,3}(?:system|instructions?|assistant|new instructions?|response)\b[^\p{Ll}\n]{0,10}$/imu,
  // A conversation that never took place.
  /^\W{0,6}(?:assistant|ai|bot|gpt|chatgpt|model)\W{0,3}:/im,
  /^\W{0,6}human\W{0,3}:/im,
  // Calls of tools.
  /<\/?(?:antml:)?(?:function_calls|function_results|invoke|tool_call|tool_use|tool_result|tool_response)\b/i,
  /\banswer_ticket\b|\bpriority_reasoning\b|\bjudge_reply\b/i,
  /["'](?:tool_use|tool_calls?|function_call|toolUse|tool_result)["']/,
  /["']role["']\s{0,3}:\s{0,3}["'](?:system|assistant|developer)["']/i,
  // Banners that end the customer's part.
  /(?<![-=#*])(?:-{3,40}|={3,40}|#{3,40}|\*{3,40})\s{0,3}(?:(?:begin|end|start)\s(?:of\s)?)?(?:system|admin(?:istrator)?|operator|developer|ticket|user input|customer(?: message)?|untrusted)(?:\s[a-z]{2,12}){0,3}\s{0,3}(?:-{3,}|={3,}|#{3,}|\*{3,})/i,
  /\[(?:system|assistant|admin|developer|operator)(?:\s[a-z]{2,12}){0,3}\]\s{0,3}:/i,
];

/** Whether a text has marks by which prompts and chats tell who speaks. */
export const hasForgedStructure = (text: string): boolean => FORGED.some((pattern) => pattern.test(text));
