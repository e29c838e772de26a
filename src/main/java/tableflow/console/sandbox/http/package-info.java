/// A small HTTP server for the sandbox's parts: routes on raw paths, JSON in and out, and faults that can be armed.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.http;
