/// Schemas of one language written in another, by way of what their values look like, with all that is lost named.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.shape;
