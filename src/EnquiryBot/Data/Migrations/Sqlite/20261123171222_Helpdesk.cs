using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnquiryBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Helpdesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AdviserCouncil",
                table: "turn_records",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Ticket",
                table: "turn_records",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HeldBy",
                table: "conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ActorCouncil = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_papers",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedTried = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedContact = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_papers", x => x.TicketId);
                    table.ForeignKey(
                        name: "FK_ticket_papers_conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    QueueCouncil = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    QueueId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Service = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Concern = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CitizenWroteAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AwaitsReply = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AdviserId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    AdviserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    AdviserCouncil = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FirstReplyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CloseReason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    HandlingSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    TokensIn = table.Column<int>(type: "INTEGER", nullable: false),
                    TokensOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_Council_At",
                table: "audit_events",
                columns: new[] { "Council", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_Subject_At",
                table: "audit_events",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_papers_ConversationId",
                table: "ticket_papers",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Council_State",
                table: "tickets",
                columns: new[] { "Council", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_QueueCouncil_QueueId_State",
                table: "tickets",
                columns: new[] { "QueueCouncil", "QueueId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Reference",
                table: "tickets",
                column: "Reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_events");

            migrationBuilder.DropTable(
                name: "ticket_papers");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropColumn(
                name: "AdviserCouncil",
                table: "turn_records");

            migrationBuilder.DropColumn(
                name: "Ticket",
                table: "turn_records");

            migrationBuilder.DropColumn(
                name: "HeldBy",
                table: "conversations");
        }
    }
}
