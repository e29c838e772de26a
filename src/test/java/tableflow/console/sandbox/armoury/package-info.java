/// A small healthy environment, and how to bring it into each way to fail of the catalogue and back.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.armoury;
