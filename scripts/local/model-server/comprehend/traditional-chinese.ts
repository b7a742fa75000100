/** Common characters that only one of the two scripts writes. The pairs of a customer's letter: login, invoice, problem, help, … */
const TRADITIONAL = new Set(
  "無帳號發錯誤請幫問題個這們來會說時間對後點開關機電腦網頁連線訂單費應該讓還沒過從當壞務處理資訊檔錄選擇實際說話謝謝",
);
const SIMPLIFIED = new Set(
  "无账号发错误请帮问题个这们来会说时间对后点开关机电脑网页连线订单费应该让还没过从当坏务处理资讯档录选择实际说话谢谢",
);

const ONLY_TRADITIONAL = new Set([...TRADITIONAL].filter((character) => !SIMPLIFIED.has(character)));
const ONLY_SIMPLIFIED = new Set([...SIMPLIFIED].filter((character) => !TRADITIONAL.has(character)));

/** Whether a Chinese text has more characters of the traditional script alone than of the simplified one alone. */
export const isTraditionalChinese = (text: string): boolean => {
  let balance = 0;
  for (const character of text) {
    if (ONLY_TRADITIONAL.has(character)) balance += 1;
    else if (ONLY_SIMPLIFIED.has(character)) balance -= 1;
  }
  return balance > 0;
};
