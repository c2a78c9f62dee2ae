import type { NoQuery } from "../transport/options.js";
import type { ApiPromise } from "./api-promise.js";
import type { PagePromise } from "./page.js";

type AnyFunction = (...values: never[]) => unknown;

/** What every one of these clients can do: the operations that all have, with arguments that all accept. */
export type Shared<Clients extends readonly unknown[]> = Clients extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? First
    : SharedByTwo<First, Shared<Rest>>
  : Clients extends readonly (infer Client)[]
    ? Client
    : never;

type SharedByTwo<A, B> = Same<A, B> extends true ? A : SharedMembers<A, B>;

/** One type. Each assignable to the other is not enough: so are clients of which one knows an optional parameter more. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

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

/** Argument by argument, what both accept; one that either of them needs has to be given. */
type Both<A extends unknown[], B extends unknown[]> = A["length"] extends B["length"] ? Each<A, B> : Each<B, A>;

type Each<A extends unknown[], B extends unknown[]> = {
  [Index in keyof A]: Index extends keyof B ? Accepted<A[Index], B[Index]> : A[Index];
};

/** Of two bodies or queries: the fields that both know, and those that one of them needs. Of other values: what is both. */
type Accepted<A, B> =
  Same<A, B> extends true
    ? A
    : A extends object
      ? B extends object
        ? A extends NoQuery
          ? Nothing<B>
          : B extends NoQuery
            ? Nothing<A>
            : Some<Fields<A, B> & Fields<B, A>>
        : A & B
      : A & B;

/** No field at all, where that is enough; what a client needs is nothing to another that takes no query. */
type Nothing<T> = NoQuery extends T ? NoQuery : never;

/** An empty type would take anything. */
type Some<T> = keyof T extends never ? NoQuery : T;

type Fields<A, B> = {
  [Name in keyof A as Name extends keyof B
    ? Name
    : Record<never, never> extends Pick<A, Name>
      ? never
      : Name]: Name extends keyof B ? A[Name] & B[Name] : A[Name];
};

type Either<A, B> =
  Same<A, B> extends true
    ? A
    : [A, B] extends [PagePromise<infer X, infer I>, PagePromise<infer Y, infer J>]
      ? PagePromise<X | Y, I | J>
      : [A, B] extends [ApiPromise<infer X>, ApiPromise<infer Y>]
        ? ApiPromise<X | Y>
        : A | B;
