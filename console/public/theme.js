// Before the first paint: the colours that the visitor chose in the account menu. Without a choice, the system's.
try {
  const theme = localStorage.getItem("console.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's colours.
}
