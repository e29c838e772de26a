/// Passphrases of the encrypted file of secrets: asked for when it is locked, chosen when it is new, changed on wish.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.unlock;
