// Words of the tools. They go to stderr: the command line's JSON has stdout to itself.

/** One line for the person who called the tool. */
export const say = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Ends the tool with a reason in one line. */
export const stop = (line, code = 1) => {
  say(line);
  process.exit(code);
};
