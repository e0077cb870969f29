package dev.aisecurity.method

/**
 * An assistant whose method suspends, as Kotlin applications write it.
 */
open class SuspendingAssistant {

	open suspend fun reply(prompt: String): String = "echo " + prompt

}
