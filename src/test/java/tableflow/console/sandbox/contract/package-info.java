/// Holds answers of the sandbox against the published contracts.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.contract;
