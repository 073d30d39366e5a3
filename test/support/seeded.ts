import fc from 'fast-check';

/** `SEED=7 npm run jest -- …` plays again what a failure printed. */
if (process.env.SEED !== undefined) fc.configureGlobal({ seed: Number(process.env.SEED) });

export { default } from 'fast-check';
