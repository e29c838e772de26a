/// Examinations as documents to hand on: Markdown, and a page of HTML that needs nothing else.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.doctor.report;
