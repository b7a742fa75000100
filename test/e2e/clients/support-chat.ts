// The back end of a chat window: posts {content, customerId} to /support-request.
// Settings: BASE_URL and TOKEN.
const { BASE_URL = "", TOKEN = "" } = process.env;
const [customerId, content] = process.argv.slice(2);

const response = await fetch(`${BASE_URL}/support-request`, {
  method: "POST",
  headers: { "Content-Type": "application/json", Token: TOKEN },
  body: JSON.stringify({ content, customerId }),
});
if (response.status !== 200) throw new Error(`The request was not sent: ${response.status}`);
const { message, ticketId } = (await response.json()) as { message: string; ticketId: string };
console.log(JSON.stringify({ message, ticketId }));
