/// Tests of the rules.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.review.rule;
