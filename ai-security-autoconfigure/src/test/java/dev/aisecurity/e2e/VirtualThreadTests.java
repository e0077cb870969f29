package dev.aisecurity.e2e;

import org.springframework.test.context.TestPropertySource;

/**
 * The same on virtual threads, where there are any.
 */
@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
class VirtualThreadTests extends AsyncTests {

}
