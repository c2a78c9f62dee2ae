type Scalar = string | number | boolean;

/**
 * Header values by name; `null` removes one that would be sent otherwise. A list is sent with commas, and an object as the
 * operation describes it.
 */
export type HeaderValues = Readonly<Record<string, Scalar | readonly Scalar[] | object | null | undefined>>;
