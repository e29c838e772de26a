/// Small pieces that several services and adapters share: safe files, redaction, quoting, places of files.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.support;
