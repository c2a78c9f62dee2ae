import type { ApiPromise } from "./api-promise.js";

type AnyFunction = (...values: never[]) => unknown;

/** What every one of these clients can do: the operations that all have, with arguments that all accept. */
export type Shared<Clients extends readonly unknown[]> = Clients extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? First
    : SharedByTwo<First, Shared<Rest>>
  : Clients extends readonly (infer Client)[]
    ? Client
    : never;

type SharedByTwo<A, B> = [A] extends [B] ? ([B] extends [A] ? A : SharedMembers<A, B>) : SharedMembers<A, B>;

type SharedMembers<A, B> = A extends AnyFunction
  ? B extends AnyFunction
    ? SharedMethod<Overloads<A>, Overloads<B>>
    : never
  : {
      readonly [Name in keyof A & keyof B as IsKept<A[Name], B[Name]> extends true ? Name : never]: SharedByTwo<
        A[Name],
        B[Name]
      >;
    };

/** A resource of one client that has the name of another's operation is in neither. */
type IsKept<A, B> = A extends AnyFunction
  ? B extends AnyFunction
    ? true
    : false
  : B extends AnyFunction
    ? false
    : true;

/** The last four signatures; a function with fewer of them repeats its first. */
type Overloads<F> = F extends {
  (...values: infer A1): infer R1;
  (...values: infer A2): infer R2;
  (...values: infer A3): infer R3;
  (...values: infer A4): infer R4;
}
  ? [[A1, R1], [A2, R2], [A3, R3], [A4, R4]]
  : never;

interface SharedMethod<A extends Signatures, B extends Signatures> {
  (...values: Both<A[0][0], B[0][0]>): Either<A[0][1], B[0][1]>;
  (...values: Both<A[1][0], B[1][0]>): Either<A[1][1], B[1][1]>;
  (...values: Both<A[2][0], B[2][0]>): Either<A[2][1], B[2][1]>;
  (...values: Both<A[3][0], B[3][0]>): Either<A[3][1], B[3][1]>;
}

type Signature = [values: unknown[], result: unknown];
type Signatures = [Signature, Signature, Signature, Signature];

/** Argument by argument, what both accept. */
type Both<A extends unknown[], B extends unknown[]> = {
  [Index in keyof A]: Index extends keyof B ? Accepted<A[Index], B[Index]> : A[Index];
};

/** Of two bodies: the fields that both know, and those that one of them needs. Of two other values: what is both. */
type Accepted<A, B> = [A, B] extends [B, A]
  ? A
  : A extends object
    ? B extends object
      ? Fields<A, B> & Fields<B, A>
      : A & B
    : A & B;

type Fields<A, B> = {
  [Name in keyof A as Name extends keyof B
    ? Name
    : Record<never, never> extends Pick<A, Name>
      ? never
      : Name]: Name extends keyof B ? A[Name] & B[Name] : A[Name];
};

type Either<A, B> = A extends ApiPromise<infer X> ? (B extends ApiPromise<infer Y> ? ApiPromise<X | Y> : A | B) : A | B;
