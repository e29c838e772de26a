/// What a draft refers to in a registry: which schemas it needs, who has them, and how that is kept.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.references;
