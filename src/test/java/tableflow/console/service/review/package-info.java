@org.jspecify.annotations.NullMarked
package tableflow.console.service.review;
