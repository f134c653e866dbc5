export const fillArchive = (_dataDir: string, _count: number): object => ({});
