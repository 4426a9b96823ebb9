/** The embedded PostgreSQL cannot run here, for a reason its sentence tells the operator together with what to do. */
export class CannotStart extends Error {}
