/// Tests of reviews, their settings and scores.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.review;
