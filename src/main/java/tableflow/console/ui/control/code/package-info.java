/// A text editor for code of any language: what a language knows comes from a plug-in, [CodeLanguage].
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.control.code;
