package dev.aisecurity.normalize;

import java.util.Set;

/**
 * Words that are no disguise of others although they look like it: {@code wrote} is not
 * {@code worte}. Found by looking for disguises in ordinary text.
 */
final class OrdinaryWords {

	private static final Set<String> WORDS = Set
		.of("""
				abfrage accept access accion activite activites administrador affichee aktive allen alter altering analisis
				angel angle answer answers approuve assess assistent attive atual auction auctions ausgaben became behalve
				below berkas bonds bowel brakes caches casual causal chances charge charged charges chaude cheeks cloud coarse
				comite commandos compete comporte compute concert confidencial confident configuracion conform consents
				conservation contend content contents contesto contexte contextes contexts contient conversation corretas
				covert cuesta custom customs dairy damit daring decade decide decrit demanda depleted desert dessert dessous
				devoloper diary diets direccion discord dokument dokuments donen donnee ejecute elbow enlist entre erste
				espace etats evals evaluacion events except excess executee exiting expect expert express farmer fellow filer
				filler filles filterung filtre finnish firmer flies fonction forcer foret forgot forgotten fuites funcion
				funktion gegeen goggles greek heater hiking hinder hiring hunter ignare ignored ignores ilegal immagine
				immense impress indication informacion initiale initialisation initiates instruccions instructed instructor
				instructors intent interaktion interes interet interval invent invert islemi langage latter laufen lauren
				lawless leading leaking leaning leisten letzter levis liens limitacion limitacions listed listen litter
				locking logger lures lutter manter master mater medal mentre minister mision miten modal modals model modell
				modells monster moods mortality muster mutter neden night noting notting novice offre ordre originates orjinal
				other others overridden overrides overrode paints parametre parametres parents parking parle parting passing
				patents patients pausing pearson phase police portage ports posts precio precious premio prepend prevail
				prevede prevent prezent price priced prices pride prime princess prints prize prized probe procede procedentes
				process project promote promotes promoting prompted prove proves prozess quasi quiet quite rater reader reales
				reasons reels refutes regain regal region regions regle reheat relevant relies remainder remplace rendre
				renverse repeal repond resect reserve resort respondre restante reste restriccion retain retains retard reuse
				reusing reveals revels revert reward romain rouge ruler rulers sands saving scrypt seated seating seccion
				sentiment sering sesion setid silent sisteme sitting situacion skenario smelled sorte spilled sport spring
				spying staged staging staring starling starring started starving stata stating stats stayed stimulate stitch
				storing strands strong sugiere summaries summit superan swear sweating sword swords system systems szenario
				tasting tenure texting their there these thing those three topical trail trailing transit triager trial
				unblock united unload untied usable vercel viertel viperous voter warming warping whale where wherever while
				white whites whole wooden worden wording words worker write writes written wrote
				"""
			.split("\\s+"));

	private OrdinaryWords() {
	}

	static boolean contains(String word) {
		return WORDS.contains(word);
	}

}
