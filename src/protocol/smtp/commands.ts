export interface Parameter {
  readonly keyword: string;
  readonly value?: string;
}
