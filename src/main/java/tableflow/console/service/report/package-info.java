/// What all reports share: files that are written whole, and texts that are never markup.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.report;
