export const delivery = {
  status: { queued: "Waiting to be sent", sent: "Sent", delivered: "Delivered", bounced: "Came back" },
  none: "Not sent",
  subject_one: "Your vehicle stamp {{year}}",
  subject_other: "Your vehicle stamps {{year}}",
  hello: "Hello {{name}},",
  helloNobody: "Hello,",
  body_one: "Your employer {{company}} has obtained the stamp of the vehicle you drive. It is attached.",
  body_other:
    "Your employer {{company}} has obtained the stamps of the {{count}} vehicles you drive. They are attached.",
  keep: "Keep it on your phone. At a check, show the document, or open the link below: the page checks it, even without a network once it has been opened.",
  open: "Open",
  validUntil: "valid until {{on}}",
  specimen: "SPECIMEN: this document serves as a demonstration and is not an official stamp.",
  wrong: "Not your vehicle? Tell your fleet manager.",
  footer: "Sent by Ostoul on behalf of {{company}}.",
};
