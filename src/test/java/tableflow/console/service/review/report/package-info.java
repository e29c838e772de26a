/// Tests of the reports of reviews.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.review.report;
