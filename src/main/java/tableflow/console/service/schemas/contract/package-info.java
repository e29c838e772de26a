/// What a topic promises to those who read it or its table, as a page to hand on.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.contract;
