/**
 * What somebody agrees to who asks for the newsletter, word for word as it stands beside the field; kept with each who did.
 * Another sentence takes the place of one here: those who agreed before agreed to the one that is kept with them.
 */
export const newsletterTexts = {
  nl: 'Ik wil de nieuwsbrief van deze winkel per e-mail ontvangen. Ik kan mij altijd uitschrijven, met de link in elke nieuwsbrief.',
  nb: 'Jeg vil ha nyhetsbrevet fra denne butikken på e-post. Jeg kan melde meg av når som helst, med lenken i hvert nyhetsbrev.',
  sv: 'Jag vill få den här butikens nyhetsbrev med e-post. Jag kan avsluta när jag vill, med länken i varje nyhetsbrev.',
  en: 'I want this shop’s newsletter by e-mail. I can unsubscribe at any time, with the link in each newsletter.',
} as const;
