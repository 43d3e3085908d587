//! This module lists the classes for parties and how to reach them.

use super::*;

classes! {
    /// Who authenticated the declaration.
    Authenticator "Authenticator" "12A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R007";
    }

    /// Signature of the declaration.
    Authentication "Authentication" "61B" {
        leaf authentication: CompactString as Text(256) = "Authentication" "authentication" "104";
        one authenticator: Authenticator = "Authenticator" "authenticator";
    }

    /// An address, or the kind of a location's identification.
    Address "Address" "04A" {
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "410";
        leaf city_name: CompactString as Text(35) = "CityName" "cityName" "241";
        leaf country_code: CompactString as Letters(2) = "CountryCode" "countryCode" "242";
        leaf country_sub_division_code: CompactString as Code(9) = "CountrySubDivisionCode" "countrySubDivisionCode" "244";
        leaf country_sub_division_name: CompactString as Text(35) = "CountrySubDivisionName" "countrySubDivisionName" "243";
        leaf line: CompactString as Text(70) = "Line" "line" "239";
        leaf postcode_id: CompactString as Identifier(9) = "PostcodeID" "postcodeId" "245";
    }

    /// Who sent the message, or who issued a document.
    Submitter "Submitter" "17B" {
        leaf name: CompactString as Text(70) = "Name" "name" "R058";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R059";
        one address: Address = "Address" "address";
        leaf role_code: CompactString as Code(3) = "RoleCode" "roleCode" "R005";
    }

    /// The representative, with the kind of representation (2 direct, 3 indirect).
    Agent "Agent" "05A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R003";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R004";
        leaf function_code: CompactString as Code(3) = "FunctionCode" "functionCode" "102";
        one address: Address = "Address" "address";
    }

    /// A party that holds an authorisation of some category.
    AuthorisationHolder "AuthorisationHolder" "17C" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "R144";
        leaf category_code: CompactString as Code(4) = "CategoryCode" "categoryCode" "R145";
    }

    /// How to reach a party.
    Communication "Communication" "25A" {
        leaf id: CompactString as Identifier(50) = "ID" "id" "240";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "253";
    }

    /// A person to talk to.
    Contact "Contact" "34A" {
        leaf name: CompactString as Text(70) = "Name" "name" "246";
    }

    /// Who carries the goods.
    Carrier "Carrier" "18A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R011";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R012";
        one address: Address = "Address" "address";
        one communication: Communication = "Communication" "communication";
    }

    /// Who sends the goods.
    Consignor "Consignor" "30A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R020";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R021";
        one address: Address = "Address" "address";
    }

    /// Who declares, in the own name or in whose name a declaration is made.
    Declarant "Declarant" "57B" {
        leaf name: CompactString as Text(70) = "Name" "name" "R124";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R123";
        one address: Address = "Address" "address";
        one contact: Contact = "Contact" "contact";
        one communication: Communication = "Communication" "communication";
    }

    /// Who exports; on imports, the party abroad that sold or sent.
    Exporter "Exporter" "57A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R031";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R032";
        one address: Address = "Address" "address";
        one contact: Contact = "Contact" "contact";
        one communication: Communication = "Communication" "communication";
    }

    /// A further party in the supply chain with a recognised status.
    AeoMutualRecognitionParty "AEOMutualRecognitionParty" "16C" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "R143";
        leaf role_code: CompactString as Code(3) = "RoleCode" "roleCode" "R005";
    }

    /// Who buys the goods.
    Buyer "Buyer" "16A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R009";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R010";
        one address: Address = "Address" "address";
        one contact: Contact = "Contact" "contact";
        one communication: Communication = "Communication" "communication";
    }

    /// To whom the goods go.
    Consignee "Consignee" "27A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R014";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R015";
        one address: Address = "Address" "address";
    }

    /// A party with a fiscal role, such as the importer who accounts for VAT.
    DomesticDutyTaxParty "DomesticDutyTaxParty" "55B" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "R119";
        leaf role_code: CompactString as Code(3) = "RoleCode" "roleCode" "R005";
    }

    /// Who sells the goods.
    Seller "Seller" "09B" {
        leaf name: CompactString as Text(70) = "Name" "name" "R050";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R051";
        one address: Address = "Address" "address";
        one contact: Contact = "Contact" "contact";
        one communication: Communication = "Communication" "communication";
    }

    /// In whose name goods are imported.
    Importer "Importer" "74A" {
        leaf name: CompactString as Text(70) = "Name" "name" "R037";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R038";
        one address: Address = "Address" "address";
        one contact: Contact = "Contact" "contact";
        one communication: Communication = "Communication" "communication";
    }

    /// Who pays the duties.
    Payer "Payer" "56B" {
        leaf name: CompactString as Text(70) = "Name" "name" "R120";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R121";
        one address: Address = "Address" "address";
    }

    /// Who stands surety.
    Surety "Surety" "19B" {
        leaf name: CompactString as Text(70) = "Name" "name" "R054";
        leaf id: CompactString as Identifier(17) = "ID" "id" "R055";
        one address: Address = "Address" "address";
    }
}
