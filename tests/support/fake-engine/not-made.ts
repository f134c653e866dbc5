/** A call that no page test asks yet. */
export const notMade = (): never => {
  throw new Error('the stand-in engine has no answer for this call yet');
};
