// Read before any module: zod compiles its parsers with `new Function` where it may, our policy forbids that, and even the attempt is
// reported as a violation.
globalThis.__zod_globalConfig = { jitless: true };
