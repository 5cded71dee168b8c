/** What the recogniser takes and gives. Ids are domain.md's (sections 5, 7, 11, 12). */
export interface SpokenLine {
  who: 'customer' | 'rep';
  text: string;
}

/** The key one is in, at most the last 12 lines, and the message: nothing else (domain.md, section 12). */
export interface RecogniserInput {
  stage: string;
  history: readonly SpokenLine[];
  text: string;
}

/** Offsets into the message as written, in UTF-16 units, end exclusive. */
export interface Words {
  start: number;
  end: number;
  text: string;
}

export interface Found {
  kind: 'move' | 'flag' | 'cue';
  label: string;
  /**
   * A flag's red-flag family (R1 … R17); how a move is done: an invite asks to `commit` or for a `next_step`, a compliment is
   * `generic` or `specific`. Null where there is none.
   */
  family: string | null;
  words: Words[];
  /** 0 to 1; below the threshold a label is not given at all. */
  confidence: number;
}

export interface Understanding {
  /** One to three, else ["other"]. */
  moves: string[];
  flags: string[];
  cues: string[];
  found: Found[];
}

export type Recogniser = (input: RecogniserInput) => Understanding;
