/// CloudWatch's read side for the daily storage metrics of S3 buckets, in the three protocols that AWS clients speak.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.cloudwatch;
