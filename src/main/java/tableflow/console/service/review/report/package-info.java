/// Reviews as documents to hand on: a page of HTML that needs nothing else, Markdown, and JSON.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.review.report;
