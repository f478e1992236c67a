using System.Net.Mail;
using System.Text.Json;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Language;
using EnquiryBot.Privacy;

namespace EnquiryBot.Helpdesk;

/// <summary>What is wrong with contact details, as phrase keys; null where nothing is.</summary>
/// <param name="Email">About the e-mail address, or that one of e-mail and phone is needed.</param>
/// <param name="Phone">About the phone number.</param>
/// <param name="Name">About the name.</param>
public sealed record ContactFaults(string? Email, string? Phone, string? Name);

/// <summary>Keeps how to reach a citizen who waits, sealed, with the ticket. It is deleted with the conversation.</summary>
public sealed class CitizenContacts(TicketOpening tickets, GroupCommitWriter writer, TextSealer sealer, TimeProvider clock)
{
    private const int MostNameCharacters = 100;
    private const int MostEmailCharacters = 254; // RFC 5321, 4.5.3.1.3: a path of 256 with its brackets
    private const int MostNumberCharacters = 30;

    /// <summary>Keeps contact details; a name alone reaches nobody, so e-mail or phone is needed.</summary>
    /// <returns>What is wrong; null when they are stored, or when nobody waits for them any more.</returns>
    public async Task<ContactFaults?> KeepAsync(string conversationId, CouncilId council, ContactDetails details, CancellationToken ct)
    {
        var given = new ContactDetails(Blank(details.Name), Blank(details.Email), Blank(details.Phone));
        if (Check(given) is { } faults)
        {
            return faults;
        }

        if (await tickets.FindHeldAsync(conversationId, council, ct) is not { } ticket)
        {
            return null;
        }

        var ciphertext = sealer.Seal(JsonSerializer.Serialize(given, PapersJson.Default.ContactDetails)).Ciphertext;
        var audit = TicketAudit.Of(ticket, clock.GetUtcNow(), "contact.given", "citizen", null);
        await writer.CommitAsync(
            db =>
            {
                var papers = new TicketPapers { TicketId = ticket.Id, Council = council, ConversationId = conversationId, SealedTried = [] };
                db.Attach(papers);
                papers.SealedContact = ciphertext;
                db.Add(audit);
            },
            ct);
        tickets.Committed(new PreparedChange(ticket, TicketChangeKind.CitizenWrote, _ => { }));
        return null;
    }

    private static ContactFaults? Check(ContactDetails details)
    {
        var email = details switch
        {
            { Email: null, Phone: null } => PhraseKey.ContactNeeded,
            { Email: { } address } when address.Length > MostEmailCharacters || !IsAddress(address) => PhraseKey.ContactEmail,
            _ => null,
        };
        var phone = details.Phone is { } number && !IsNumber(number) ? PhraseKey.ContactPhone : null;
        var name = details.Name?.Length > MostNameCharacters ? PhraseKey.ContactName : null;
        return email is null && phone is null && name is null ? null : new ContactFaults(email, phone, name);
    }

    private static bool IsAddress(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && MailAddress.TryCreate(text, out var address)
        && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    // ITU-T E.164: at most 15 digits; no UK number has fewer than 9 with its leading zero.
    private static bool IsNumber(string text) =>
        text.Length <= MostNumberCharacters && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '(' or ')' or '-')
        && text.Count(char.IsAsciiDigit) is >= 9 and <= 15;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
