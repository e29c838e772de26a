/// What a column of a result holds, in figures.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.statistics;
