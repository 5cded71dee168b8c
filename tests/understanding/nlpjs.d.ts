/** nlp.js has no types of its own; these are the parts that the baseline uses. */
declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}
declare module '@nlpjs/nlu' {
  export class NluNeural {
    constructor(settings: object);
    train(corpus: readonly { utterance: string; intent: string }[], settings: object): Promise<unknown>;
    process(text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}
