/// What an editor offers to who writes a schema: outline, completion, explanations, definitions and uses, folding, good
/// order. It reads texts that are being typed, so it forgives what a parser refuses, and judges nothing.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.assist;
