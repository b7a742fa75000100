// The form of a web site: posts {type, message} to /tickets. Settings: BASE_URL and TOKEN.
import { request } from "node:http";

const { BASE_URL, TOKEN } = process.env;
const [type, message] = process.argv.slice(2);

const post = request(`${BASE_URL}/tickets`, {
  method: "POST",
  headers: { "Content-Type": "application/json", Token: TOKEN },
});
post.on("response", (response) => {
  let text = "";
  response.setEncoding("utf8");
  response.on("data", (chunk) => (text += chunk));
  response.on("end", () => {
    if (response.statusCode >= 300) throw new Error(`The ticket was not sent: ${response.statusCode}`);
    console.log(text);
  });
});
post.end(JSON.stringify({ type, message }));
