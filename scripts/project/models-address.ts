/** Whether a provider's models are fetched, and no file. */
export function isModelsAddress(models: string): boolean {
  return /^https?:\/\//i.test(models);
}
