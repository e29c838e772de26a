/// What a new sandbox is filled with: a shop to look at, or much of everything.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.seed;
