interface Welcome {
  appUrl: string;
  /** The sandbox's address, in sandbox mode. */
  sandbox: string | undefined;
  demoPassword: string | undefined;
  demoEmails: string[];
  setUpUrl: string | null;
}

/** What a person needs to begin, as printed when everything answers. */
export function welcome({ appUrl, sandbox, demoPassword, demoEmails, setUpUrl }: Welcome): string {
  const rows: [string, string][] = [["Address", appUrl]];
  demoEmails.forEach((email, index) => {
    rows.push([index === 0 ? "Demo accounts" : "", email]);
  });
  if (demoPassword) rows.push(["Password", demoPassword]);
  if (sandbox) rows.push(["Phone screens", `${sandbox}/  (the sandbox: nobody is really called)`]);
  if (setUpUrl) rows.push(["First admin", `${setUpUrl}  (works once; set your password there)`]);
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`);
  return ["", "Shofar is ready.", "", ...lines, "", "Ctrl-C ends everything.", ""].join("\n");
}
