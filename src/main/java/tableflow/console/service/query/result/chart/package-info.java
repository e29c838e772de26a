/// The points of a chart of a result: as many as can be seen, with what was left out.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.result.chart;
