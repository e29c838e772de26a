/// Schemas as the registry takes them in: parsed, checked, put into one spelling, and compared.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.registry.format;
