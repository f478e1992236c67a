using System.Text.RegularExpressions;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads the fields of <c>council.yaml</c> that say how the council is reached.</summary>
internal static partial class CouncilContactFields
{
    private const string NumberShape = "a UK phone number, such as 01632 960100";

    public static CouncilContact Contact(YamlMap map)
    {
        if (map.Map("contact") is not { } contact)
        {
            return CouncilFields.Fault(map, "contact", "The group 'contact' with phone, relay and emergency is needed.", new CouncilContact("", "", "", null));
        }

        contact.KnowOnly("phone", "relay", "emergency", "email");
        CheckShape(contact, "phone", Number(), NumberShape);
        CheckShape(contact, "emergency", Number(), NumberShape);
        CheckShape(contact, "relay", Relay(), "a Relay UK number: 18001 and the phone number, such as 18001 01632 960100");
        if (contact.Text("email") is { } email && !Email().IsMatch(email))
        {
            contact.Error("email", $"'{email}' is not an e-mail address.");
        }

        return new CouncilContact(contact.Text("phone") ?? "", contact.Text("relay") ?? "", contact.Text("emergency") ?? "", contact.Text("email"));
    }

    /// <summary>A phone number that must be there.</summary>
    public static string Phone(YamlMap map)
    {
        CheckShape(map, "phone", Number(), NumberShape);
        return map.Text("phone") ?? "";
    }

    private static void CheckShape(YamlMap map, string key, Regex shape, string wanted)
    {
        if (map.RequiredText(key) is { Length: > 0 } text && !shape.IsMatch(text))
        {
            map.Error(key, $"'{text}' is not {wanted}.");
        }
    }

    // UK numbers have nine or ten digits after the 0 or +44 (Ofcom's National Telephone Numbering Plan); spaces anywhere.
    [GeneratedRegex(@"^(0|\+44 ?)[1-9]( ?[0-9]){8,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // Relay UK: 18001 from a text phone or the app, 18002 from a voice phone, before the full number.
    [GeneratedRegex(@"^1800[12] ?0[1-9]( ?[0-9]){8,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Relay();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
