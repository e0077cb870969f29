package dev.aisecurity.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plays the server of an attacker: keeps what browsers are made to send to it. It has
 * nothing to do with the guard.
 */
@RestController
class AttackerController {

	private static final int KEPT = 20;

	private static final byte[] PIXEL = { 'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, ';' };

	private final ConcurrentLinkedDeque<String> stolen = new ConcurrentLinkedDeque<>();

	@GetMapping("/demo/stolen")
	ResponseEntity<byte[]> steal(@RequestParam Map<String, String> data) {
		this.stolen.add(data.toString());
		while (this.stolen.size() > KEPT) {
			this.stolen.poll();
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.IMAGE_GIF).body(PIXEL);
	}

	@GetMapping("/demo/loot")
	List<String> loot() {
		return List.copyOf(this.stolen);
	}

	@DeleteMapping("/demo/loot")
	void forget() {
		this.stolen.clear();
	}

}
