/** Saved scenarios and what the person knows better than the catalogue, as JSON text; readers parse it with their schemas. */
export interface PlanStore {
  /** Newest first. */
  plans(): readonly { readonly id: string; readonly json: string }[];
  savePlan(id: string, json: string, savedAtMs: number): void;
  /** @returns false when there was none */
  removePlan(id: string): boolean;
  /** Own values by catalogue id. */
  edits(): readonly { readonly id: string; readonly json: string }[];
  saveEdit(id: string, json: string): void;
  removeEdit(id: string): void;
}
