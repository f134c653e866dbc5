// Lint rule: in `shared` and `main/engine` time and randomness are arguments, so that every figure can be computed again and tested.
export default {
  meta: { name: 'house' },
  rules: {
    'no-ambient': {
      create(context) {
        return {
          'NewExpression[callee.name="Date"][arguments.length=0]'(node) {
            context.report({ node, message: 'Time is an argument here: take `now` (UTC ms) or the clock port.' });
          },
          'CallExpression[callee.object.name="Math"][callee.property.name="random"]'(node) {
            context.report({ node, message: 'Randomness is an argument here: take the random port or a seeded generator.' });
          },
        };
      },
    },
  },
};
