package dev.aisecurity.method

import dev.aisecurity.annotation.LlmEndpoint
import kotlinx.coroutines.delay

/**
 * An assistant whose method suspends, as Kotlin applications write it.
 */
open class SuspendingAssistant {

	private val prompts = mutableListOf<String>()

	@LlmEndpoint("suspending")
	open suspend fun reply(prompt: String): String {
		synchronized(prompts) { prompts.add(prompt) }
		delay(1)
		return "echo $prompt"
	}

	open fun seen(): List<String> = prompts

}
